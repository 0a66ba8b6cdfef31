/*! Snowball 3.0.1, https://snowballstem.org/, minified by Sphinx 9.2.0.
Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of
conditions and the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice,
this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
distribution. 3. Neither the name of the Snowball project nor the names of its contributors may be used to endorse or
promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
var NepaliStemmer=function(){var s=new BaseStemmer,t=[["लाइ",-1,1],["लाई",-1,1],["सँग",-1,1],["संग",-1,1],["मार्फत",-1,1],["रत",-1,1],["का",-1,2],["मा",-1,1],["द्वारा",-1,1],["कि",-1,2],["पछि",-1,1],["की",-1,2],["ले",-1,1],["कै",-1,2],["सँगै",-1,1],["मै",-1,1],["को",-1,2]],c=[["ँ",-1,1],["ं",-1,1],["ै",-1,2]],u=[["थिए",-1,1],["छ",-1,1],["इछ",1,1],["एछ",1,1],["िछ",1,1],["ेछ",1,1],["नेछ",5,1],["हुनेछ",6,1],["इन्छ",1,1],["िन्छ",1,1],["हुन्छ",1,1],["एका",-1,1],["इएका",11,1],["िएका",11,1],["ेका",-1,1],["नेका",14,1],["दा",-1,1],["इदा",16,1],["िदा",16,1],["देखि",-1,1],["माथि",-1,1],["एकी",-1,1],["इएकी",21,1],["िएकी",21,1],["ेकी",-1,1],["देखी",-1,1],["थी",-1,1],["दी",-1,1],["छु",-1,1],["एछु",28,1],["ेछु",28,1],["नेछु",30,1],["नु",-1,1],["हरु",-1,1],["हरू",-1,1],["छे",-1,1],["थे",-1,1],["ने",-1,1],["एकै",-1,1],["ेकै",-1,1],["नेकै",39,1],["दै",-1,1],["इदै",41,1],["िदै",41,1],["एको",-1,1],["इएको",44,1],["िएको",44,1],["ेको",-1,1],["नेको",47,1],["दो",-1,1],["इदो",49,1],["िदो",49,1],["यो",-1,1],["इयो",52,1],["भयो",52,1],["ियो",52,1],["थियो",55,1],["दियो",55,1],["थ्यो",52,1],["छौ",-1,1],["इछौ",59,1],["एछौ",59,1],["िछौ",59,1],["ेछौ",59,1],["नेछौ",63,1],["यौ",-1,1],["थियौ",65,1],["छ्यौ",65,1],["थ्यौ",65,1],["छन्",-1,1],["इछन्",69,1],["एछन्",69,1],["िछन्",69,1],["ेछन्",69,1],["नेछन्",73,1],["लान्",-1,1],["छिन्",-1,1],["थिन्",-1,1],["पर्",-1,1],["इस्",-1,1],["थिइस्",79,1],["छस्",-1,1],["इछस्",81,1],["एछस्",81,1],["िछस्",81,1],["ेछस्",81,1],["नेछस्",85,1],["िस्",-1,1],["थिस्",87,1],["छेस्",-1,1],["होस्",-1,1]];this.stem=function(){s.limit_backward=s.cursor,s.cursor=s.limit;var r=s.limit-s.cursor;for((()=>{var r;if(s.ket=s.cursor,0!=(r=s.find_among_b(t)))switch(s.bra=s.cursor,r){case 1:if(s.slice_del())break;return;case 2:var i=s.limit-s.cursor;if(s.eq_s_b("ए")||(s.cursor=s.limit-i,s.eq_s_b("े"))||(s.cursor=s.limit-i,s.slice_del()))break}})(),s.cursor=s.limit-r;;){var i=s.limit-s.cursor,e=s.limit-s.cursor;if((()=>{var r;if(s.ket=s.cursor,0!=(r=s.find_among_b(c)))switch(s.bra=s.cursor,r){case 1:var i=s.limit-s.cursor;if(!s.eq_s_b("यौ")&&(s.cursor=s.limit-i,!s.eq_s_b("छौ")&&(s.cursor=s.limit-i,!s.eq_s_b("नौ"))&&(s.cursor=s.limit-i,!s.eq_s_b("थे"))))return;if(s.slice_del())break;return;case 2:if(!s.eq_s_b("त्र"))return;if(s.slice_del())break}})(),s.cursor=s.limit-e,s.ket=s.cursor,0==s.find_among_b(u)||(s.bra=s.cursor,!s.slice_del())){s.cursor=s.limit-i;break}}return s.cursor=s.limit_backward,!0},this.stemWord=function(r){return s.setCurrent(r),this.stem(),s.getCurrent()}};
